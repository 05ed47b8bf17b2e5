import type { ConnectorEvent } from '../events.ts'
import type { LinkContext } from '../kit/link-context.ts'
import type { Feature } from './capabilities.ts'
import type { MirtaClient } from './client.ts'
import type { MirtaOptions } from './account/options.ts'
import type { People } from './services/contacts/people.ts'
import type { PollPlan } from './poll-plan.ts'
import type { Self } from './self.ts'

/** What the parts of one link share; it lives as long as the link. */
export interface MirtaContext extends LinkContext<Feature> {
  readonly client: MirtaClient
  readonly self: Self
  /** What was chosen of the account. */
  readonly options: MirtaOptions
  readonly people: Pick<People, 'directory' | 'search' | 'isOld' | 'replace'>
  /** When what is read next. */
  readonly plan: Pick<PollPlan, 'acted' | 'soon' | 'changed' | 'callEnded'>
}

/** What is asked for again and again beside calls. */
export interface Watch {
  /** Everything that is true now. @throws CtiError */
  snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]>
  /** Reads it and tells what has changed. @throws CtiError */
  read(signal: AbortSignal): Promise<void>
}
