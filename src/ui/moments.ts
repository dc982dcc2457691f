/** A span as minutes and seconds: `"1:05"`, in the digits of the locale. */
export function countdown(milliseconds: number, locale: string): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
  const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  return `${plain.format(Math.floor(seconds / 60))}:${two.format(seconds % 60)}`;
}

/** A moment of today as its time, another day's with its day. */
export function timeOrDay(moment: number, locale: string, now = Date.now()): string {
  const sameDay = new Date(moment).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    ...(sameDay ? {} : { weekday: 'long', day: 'numeric', month: 'long' }),
  }).format(moment);
}
