export const scanningFolder: string;
export function decoderFiles(): Promise<Readonly<Record<string, string | Uint8Array>>>;
