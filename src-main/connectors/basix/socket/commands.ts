/** What is said over the socket; success shows as events, failure as silence (Basix 3.8). */
export type CtiCommand =
  | { readonly cmd: 'hangup'; readonly uuid: string }
  | {
      readonly cmd: 'transfer'
      readonly uuid: string
      readonly user_id: number
      readonly user_name: string
      readonly destination: string
    }
  /** `timeout` in seconds, never 0 (Basix 8). */
  | { readonly cmd: 'park'; readonly uuid: string; readonly timeout: number }
