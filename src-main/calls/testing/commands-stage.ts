import { vi } from 'vitest'
import type { Call } from '../../../src-preload/contract/call.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { Command } from '../../connectors/commands.ts'
import type { ReportedCall } from '../../connectors/events.ts'
import { ManualClock } from '../../util/clock.ts'
import { CallCommands } from '../call-commands.ts'
import { CallStore } from '../call-store.ts'
import { reportedCall } from './seen-call.ts'

/** Commands of an account `a` in Germany, over a link that accepts everything unless a test says otherwise. */
export class CommandsStage {
  readonly link = {
    requireLink: vi.fn<(accountId: string) => void>(),
    execute: vi.fn<(accountId: string, command: Command) => Promise<void>>().mockResolvedValue(undefined),
    reread: vi.fn<(accountId: string) => void>(),
    preferredDeviceId: vi.fn<(accountId: string) => string | undefined>(),
    can: vi.fn<(accountId: string, capability: Capability) => boolean>()
  }
  readonly parkCode = vi.fn<(accountId: string) => string | undefined>()
  readonly notify = vi.fn<(text: string) => void>()
  readonly preferred = vi.fn<(accountId: string) => readonly string[]>(() => [])
  readonly preferAnswerDevice = vi.fn<(accountId: string, deviceId: string) => void>()
  readonly handedOver = vi.fn<(call: Call, target: string) => void>()
  readonly calls = new CallStore(new ManualClock(), { named: (call) => call }, this.preferred)
  readonly commands = new CallCommands({
    calls: this.calls,
    link: this.link,
    region: () => 'DE',
    parkCode: this.parkCode,
    notify: this.notify,
    handedOver: this.handedOver,
    preferAnswerDevice: this.preferAnswerDevice
  })

  /** The account has this call. */
  see(changes: Partial<ReportedCall>): void {
    this.calls.apply('a', { type: 'callUpdated', call: reportedCall(changes), order: 'unknown' })
  }

  /** What the link was asked to carry out, oldest first. */
  sent(): readonly Command[] {
    return this.link.execute.mock.calls.map(([, command]) => command)
  }
}
