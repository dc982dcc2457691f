import assert from 'node:assert/strict';
import { AbdmClient } from '../../src/client/abdm-client.js';
import { type AbdmError, isAbdmError } from '../../src/client/abdm-error.js';

/** What a proxy answers to one request. */
export type Answer = (request: Request) => Response | Promise<Response>;

/** A client whose requests are answered by one function, or by one after the other, the last of them for ever. */
export function client(answers: Answer | Answer[]): { client: AbdmClient; requests: Request[] } {
  const requests: Request[] = [];
  const list = Array.isArray(answers) ? answers : undefined;
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    requests.push(request.clone());
    const answer = list ? (list[requests.length - 1] ?? list.at(-1)) : (answers as Answer);
    assert.ok(answer);
    return answer(request);
  };
  return {
    client: new AbdmClient({ baseUrl: 'https://portal.example/abdm/', fetch, retryDelay: 1 }),
    requests,
  };
}

/** An answer in JSON. */
export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

/** No answer; it ends only when it is given up. */
export const hang: Answer = ({ signal }) =>
  new Promise((_, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

/** What a call fails with. */
export async function failure(call: Promise<unknown>): Promise<AbdmError> {
  try {
    await call;
  } catch (error) {
    assert.ok(isAbdmError(error), String(error));
    return error;
  }
  return assert.fail('the call did not fail');
}
