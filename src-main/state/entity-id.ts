/** The id of a call or queue of ours. Made here; only the stores remember which account and vendor id it came from. */
export const entityId = (accountId: string, vendorId: string): string => `${accountId}:${vendorId}`
