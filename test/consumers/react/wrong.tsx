import 'abdm-elements/react';

export const unknownTag = <abha-sigup />; // wrong
export const unknownAttribute = <abha-signup method="aadhaar" />; // wrong
export const wrongType = <abha-signup skippable="yes" />; // wrong
export const wrongDetail = <abha-signup onabha-created={(event) => event.detail.otp} />; // wrong
export const wrongNumber = <record-viewer heading-level="two" />; // wrong
