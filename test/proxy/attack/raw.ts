import { connect } from 'node:net';

/** What came back over a socket, and how it ended. */
export interface RawAnswer {
  readonly text: string;
  /** Status of each answer, in order. */
  readonly statuses: readonly number[];
  readonly closed: boolean;
}

/**
 * Writes bytes to a server as they are and reads what comes back, until it closes or is silent for a while.
 *
 * @param silentMs - milliseconds without a byte after which the answer counts as whole
 */
export async function sendRaw(port: number, bytes: string, silentMs = 400): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    let timer: NodeJS.Timeout | undefined;
    const end = (closed: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      const text = Buffer.concat(chunks).toString('latin1');
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
      resolve({ text, statuses, closed });
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => end(false), silentMs);
    };
    socket.on('connect', () => {
      socket.write(Buffer.from(bytes, 'latin1'));
      wait();
    });
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      wait();
    });
    socket.on('close', () => end(true));
    socket.on('error', () => end(true));
  });
}
