/** Ways of the telephone system that are not the same everywhere; tests turn them. */
export interface PbxBehaviour {
  /** ms between a client's order to call somebody and the first ringing. */
  setupMs: number
  /** True: a conference with two people left is a plain call, also while the one who made it is there. */
  conferenceOfTwoIsPlain: boolean
  /** What becomes of a caller when no agent is left to be tried. */
  queueWithoutAgents: 'wait' | 'forward'
  /** After how many ms a parked call rings whoever parked it; undefined: it waits as long as its party. */
  parkTimeoutMs: number | undefined
  /** After how many ms of talking a call is ended; undefined: never. */
  longestCallMs: number | undefined
}

/** How a PBX behaves unless told otherwise. */
export const usualBehaviour = (): PbxBehaviour => ({
  setupMs: 0,
  conferenceOfTwoIsPlain: false,
  queueWithoutAgents: 'wait',
  parkTimeoutMs: undefined,
  longestCallMs: undefined
})
