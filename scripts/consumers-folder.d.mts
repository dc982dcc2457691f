/** Where test/package installs the packed package: outside of the project, so that nothing of it is found by accident. */
export declare const consumersFolder: string;
