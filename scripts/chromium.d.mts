export function findChromium(): Promise<string | undefined>;
export function findHeadlessChromium(): Promise<string | undefined>;
export const chromiumArgs: string[];
