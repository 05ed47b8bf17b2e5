/** How every secret of the simulated system begins, so that a test can find where one has got to. */
export const CANARY = 'CANARY'

/** A secret that can be recognised: what it is, and whose. */
export const secret = (what: string, owner: string): string => `${CANARY}-${what}-${owner}`
