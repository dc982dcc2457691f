import type { Database } from '../database.js';

/** How a patient wants consents to be decided. Times are milliseconds since 1970. */
export interface ConsentSettings {
  /** 1 when ABDM grants requests without asking. */
  readonly auto_approval: number;
  readonly pin: string | null;
  /** Wrong PINs in a row. */
  readonly wrong_pins: number;
  readonly pin_locked_until: number | null;
  /** Until when a forgotten PIN can be replaced. */
  readonly pin_reset_until: number | null;
}

/** The settings of all patients, by their ABHA address. They are ABDM's: they stay when upstream forgets the patient. */
export interface ConsentSettingsRegister {
  of(abhaAddress: string): ConsentSettings;
  change(abhaAddress: string, change: Partial<ConsentSettings>): void;
}

const untouched: ConsentSettings = {
  auto_approval: 0,
  pin: null,
  wrong_pins: 0,
  pin_locked_until: null,
  pin_reset_until: null,
};

/** Makes the register of settings. */
export function createConsentSettings(database: Database): ConsentSettingsRegister {
  const of = (abhaAddress: string): ConsentSettings =>
    database.first<ConsentSettings>(
      `SELECT auto_approval, pin, wrong_pins, pin_locked_until, pin_reset_until FROM consent_settings
       WHERE abha_address = ?`,
      [abhaAddress],
    ) ?? untouched;
  return {
    of,
    change(abhaAddress, change) {
      const { auto_approval, pin, wrong_pins, pin_locked_until, pin_reset_until } = {
        ...of(abhaAddress),
        ...change,
      };
      database.run(
        `INSERT OR REPLACE INTO consent_settings
           (abha_address, auto_approval, pin, wrong_pins, pin_locked_until, pin_reset_until)
         VALUES (?, ?, ?, ?, ?, ?)`,
        [abhaAddress, auto_approval, pin, wrong_pins, pin_locked_until, pin_reset_until],
      );
    },
  };
}
