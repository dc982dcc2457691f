import * as z from 'zod/mini';

const people = z.array(
  z.object({
    abha_addresses: z.array(z.string()),
    abha_mobile: z.optional(z.nullable(z.string())),
    mobile: z.optional(z.nullable(z.string())),
  }),
);
const messages = z.array(z.object({ otp: z.optional(z.nullable(z.string())) }));

/** Somebody invented who can sign in. */
export interface Person {
  readonly abhaAddress: string;
  readonly mobile: string;
}

/** What a suite needs of the sandbox's control desk. */
export interface Desk {
  /** Forgets everything that happened, so that no limit is used up. */
  reset(): Promise<void>;
  /** Somebody with one ABHA address and a mobile number, who was not given before: the proxy counts OTPs, too. */
  person(): Promise<Person>;
  /** The newest OTP that went to a mobile number. */
  otp(mobile: string): Promise<string>;
}

/** Reaches the control desk of a sandbox. @param url - where the sandbox is */
export function deskAt(url: URL): Desk {
  const met = new Set<string>();
  const at = (path: string): URL => new URL(`/_desk/${path}`, url);
  const read = async <T extends z.ZodMiniType>(path: string, schema: T): Promise<z.output<T>> =>
    z.parse(schema, await (await fetch(at(path))).json());
  return {
    async reset() {
      const response = await fetch(at('reset'), { method: 'POST' });
      if (!response.ok) throw new Error(`The sandbox's desk answered ${response.status}`);
    },
    async person() {
      const able = (await read('people', people)).flatMap(({ abha_addresses: addresses, ...person }) => {
        const mobile = person.abha_mobile ?? person.mobile;
        const [abhaAddress, another] = addresses;
        return abhaAddress !== undefined && another === undefined && mobile ? [{ abhaAddress, mobile }] : [];
      });
      const next = able.find(
        ({ mobile }) => !met.has(mobile) && able.filter((person) => person.mobile === mobile).length === 1,
      );
      if (!next) throw new Error('The sandbox has nobody left with one ABHA address and a mobile number');
      met.add(next.mobile);
      return next;
    },
    async otp(mobile) {
      const [newest] = await read(`sms?to=${mobile}`, messages);
      if (!newest?.otp) throw new Error(`No OTP went to ${mobile}`);
      return newest.otp;
    },
  };
}
