/** Whose account this is: an extension of a tenant. */
export interface Self {
  /** `103` */
  readonly extension: string
  /** `DEVEL` */
  readonly tenant: string
}

/** The user name of lamps, queues and channels: `103-DEVEL` (MiRTA 1.4). */
export const userNameOf = ({ extension, tenant }: Self): string => `${extension}-${tenant}`

/** Whether a text names the user: both forms are in use (MiRTA 13, 8.2). */
export const isSelf = (text: string | undefined, self: Self): boolean =>
  text !== undefined &&
  [self.extension, userNameOf(self)].some((one) => one.toLowerCase() === text.trim().toLowerCase())

/** The extension in a user name of the tenant; as it is where it is none. */
export function extensionIn(userName: string, tenant: string): string {
  const end = `-${tenant}`.toLowerCase()
  return userName.toLowerCase().endsWith(end) ? userName.slice(0, -end.length) : userName
}
