import 'abdm-elements/solid';

export const unknownTag = <abha-sigup />; // wrong
export const unknownAttribute = <abha-signup method="aadhaar" />; // wrong
export const wrongType = <abha-signup skippable="yes" />; // wrong
export const wrongDetail = <abha-signup on:abha-created={(event) => event.detail.otp} />; // wrong
export const wrongProperty = <record-viewer prop:headingLevel="two" />; // wrong
