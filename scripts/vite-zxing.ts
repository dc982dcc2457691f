/** @zxing ships ES5 and declares no side effects: without these two its QR reader weighs five times as much. */
export const zxingAlias = [
  { find: /^@zxing\/library$/, replacement: '@zxing/library/es2015/index.js' },
  { find: /^@zxing\/browser$/, replacement: '@zxing/browser/es2015/index.js' },
];

export const treeshake = { moduleSideEffects: (id: string): boolean => !/[\\/]@zxing[\\/]/.test(id) };
