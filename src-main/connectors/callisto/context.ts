import type { KeyedMutex } from '../../util/keyed-mutex.ts'
import type { LinkContext } from '../kit/link-context.ts'
import type { AddedHere } from './added-here.ts'
import type { CallistoClient } from './client.ts'
import type { Functions } from './functions.ts'

/** What the parts of one link share; it lives as long as the link. */
export interface CallistoContext extends LinkContext {
  readonly client: CallistoClient
  readonly functions: Functions
  /** It outlives the link. */
  readonly addedHere: AddedHere
  /** Changes of the same group wait for each other. */
  readonly turns: KeyedMutex
  /** Keeps what was added from here, and reads whose numbers are important. */
  changed(): void
}
