declare module 'autocannon' {
  namespace autocannon {
    interface Result {
      readonly requests: { readonly average: number; readonly total: number };
      readonly latency: { readonly p99: number };
      readonly non2xx: number;
      readonly errors: number;
    }
  }
  function autocannon(options: object): Promise<autocannon.Result>;
  export default autocannon;
}
