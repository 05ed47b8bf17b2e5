/** Largest document that is sent as fax, in bytes. */
export const MOST_FAX_BYTES = 8 * 1024 * 1024
