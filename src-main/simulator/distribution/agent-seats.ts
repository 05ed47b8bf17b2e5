import type { Extension } from '../people/extension.ts'

/** That an agent takes no calls of a queue for a while. */
export interface AgentPause {
  readonly reason: string
  /** Epoch ms. */
  readonly since: number
}

/** What an agent has done in a queue. */
export interface AgentWork {
  readonly calls: number
  readonly talkMs: number
}

/** A person's place in a queue. */
export class AgentSeat {
  readonly extension: Extension
  readonly skill: number
  signedIn: boolean
  paused: AgentPause | undefined

  constructor(extension: Extension, { skill = 1, signedIn = false }: { skill?: number; signedIn?: boolean }) {
    this.extension = extension
    this.skill = skill
    this.signedIn = signedIn
  }

  /** True while the agent takes calls of the queue, if not this moment. */
  get isServing(): boolean {
    const { presence, dnd } = this.extension
    return this.signedIn && this.paused === undefined && presence.available && !dnd
  }

  /** True when a call would be given to this agent now. */
  get isFree(): boolean {
    return this.isServing && !this.extension.isBusy && this.extension.isReachable
  }
}
