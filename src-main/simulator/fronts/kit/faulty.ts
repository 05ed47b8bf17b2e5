/** An event stream or a socket that faults can strike. */
export interface FaultyStream {
  readonly operation: string
  /** Stays open, and is silent for ever. */
  goSilent(): void
  /** Writes the last event again. */
  repeatLast(): void
  /** Keeps the next event back until the one after it was written. */
  swapNextTwo(): void
  /** Writes what is kept back, and keeps nothing back any more. */
  keepOrder(): void
  /** Writes the next event to nowhere. */
  loseNext(): void
  /** Breaks the connection. */
  cut(): void
}

/** Ways to spoil a message: half of it, something after its end, or other bytes than it had. */
export const garblings = ['cutShort', 'trailing', 'noise'] as const
export type Garbling = (typeof garblings)[number]

/** A socket that faults can strike. */
export interface FaultySocket extends FaultyStream {
  /** Spoils the next message. */
  garbleNext(how: Garbling): void
}

/** What a front lets faults do to the place where it listens. */
export interface FaultyListener {
  stopListening(): Promise<void>
  listenAgain(): Promise<void>
  destroyConnections(): void
}
