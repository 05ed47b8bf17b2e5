/** The id of a call or queue of ours, made of the account's and the vendor's. */
export const entityId = (accountId: string, vendorId: string): string => `${accountId}:${vendorId}`

/** The vendor's id in an id that `entityId` made; undefined when it is another account's. */
export function vendorIdIn(accountId: string, id: string): string | undefined {
  const start = entityId(accountId, '')
  return id.startsWith(start) ? id.slice(start.length) : undefined
}
