/** English words for vaccinations. */
export const recordVaccinations = {
  vaccinations: {
    caption: 'Vaccinations',
    columns: ['Vaccine', 'Given', 'Dose', 'Remarks'],
    number: (shown: string): string => `dose ${shown}`,
    numberOf: (shown: string, all: string): string => `dose ${shown} of ${all}`,
  },
};

/** The messages of this module, for every language. */
export type RecordVaccinationsMessages = typeof recordVaccinations;
