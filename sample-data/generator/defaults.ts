export const DEFAULT_CUSTOMERS = 12_000;
export const DEFAULT_SEED = 1;
