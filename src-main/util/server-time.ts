/** What an answer says about the time; it stays inside main. */
export interface ServerTime {
  /** How far the server's clock is ahead of the computer's, in ms, negative when it is behind; absent where it is not known. */
  readonly serverAheadMs?: number
}
