/** One thing that can be chosen in a menu. */
export interface MenuItem<V extends string = string> {
  readonly value: V
  readonly label: string
  /** What else is to be known of it. */
  readonly detail?: string | undefined
  /** What belongs together stands together, with a line between. */
  readonly group?: string
  /** Why it cannot be chosen now; it stays reachable, so that this can be read. */
  readonly blocked?: string | undefined
}
