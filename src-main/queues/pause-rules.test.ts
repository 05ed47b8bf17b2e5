import { describe, expect, it } from 'vitest'
import type { Queue } from '../../src-preload/contract/queue.ts'
import { silentLog } from '../logging/log.ts'
import { EntityStore } from '../state/entity-store.ts'
import { defined } from '../util/defined.ts'
import { CtiError } from '../util/errors.ts'
import { PauseRules } from './pause-rules.ts'
import type { PausesFile, RulePause } from './pauses-file.ts'

const everything = { locked: true, asleep: true, quit: true, dnd: true }

/** Two accounts with two queues each; the system does what it is told, and tells of it. */
class Stage {
  readonly queues = new EntityStore('queues')
  readonly sent: [string, boolean][] = []
  settings = { ...everything }
  failure: CtiError | undefined
  tells = true
  unable = new Set<string>()
  rules: PauseRules
  readonly file: PausesFile & { value: { pauses: RulePause[] } }

  constructor() {
    this.file = { value: { pauses: [] }, save: (next) => ((this.file.value = next), true) }
    for (const accountId of ['a', 'b'])
      for (const name of ['1', '2']) this.put({ id: `${accountId}:${name}`, accountId, name })
    this.rules = this.start()
  }

  /** The program is started again: what it knew of queues is gone. */
  restart(): void {
    this.rules[Symbol.dispose]()
    const before = this.queues.values()
    this.queues.update({ removed: before.map(({ id }) => id) })
    this.rules = this.start()
    for (const queue of before) this.queues.set(queue.id, queue)
  }

  put(queue: Pick<Queue, 'id' | 'accountId' | 'name'> & Partial<Queue>): void {
    this.queues.set(queue.id, { kind: 'acd', signedIn: true, ...queue })
  }

  change(id: string, { paused, ...change }: Partial<Queue>): void {
    const { paused: _old, ...before } = this.queues.get(id) ?? { id, accountId: 'a', name: id, kind: 'acd' as const }
    this.queues.set(id, { ...before, ...change, ...defined({ paused }) })
  }

  paused(): readonly string[] {
    return this.queues.values().flatMap(({ id, paused }) => (paused === undefined ? [] : [id]))
  }

  private start(): PauseRules {
    return new PauseRules({
      queues: this.queues,
      canPause: (accountId) => !this.unable.has(accountId),
      setPaused: async (id, on) => {
        if (this.failure !== undefined) throw this.failure
        this.sent.push([id, on])
        if (this.tells) this.change(id, on ? { paused: {} } : {})
      },
      settings: () => this.settings,
      file: this.file,
      log: silentLog
    })
  }
}

const network = new CtiError('network', { userMessage: 'gone', retryable: true })

describe('pause rules', () => {
  it('pause what takes calls when the user leaves, and take it up when he is back', async () => {
    const stage = new Stage()
    stage.change('a:2', { signedIn: false })
    stage.change('b:1', { paused: { reason: 'Lunch' } })
    await stage.rules.leave('locked')
    expect(stage.paused()).toEqual(['a:1', 'b:1', 'b:2'])
    await stage.rules.comeBack('locked')
    expect(stage.paused()).toEqual(['b:1'])
    expect(stage.sent).toEqual([
      ['a:1', true],
      ['b:2', true],
      ['a:1', false],
      ['b:2', false]
    ])
    expect(stage.file.value.pauses).toEqual([])
  })

  it('take up what was still on its way when he came back', async () => {
    const stage = new Stage()
    const leaving = stage.rules.leave('locked')
    await stage.rules.comeBack('locked')
    await leaving
    expect(stage.paused()).toEqual([])
    expect(stage.file.value.pauses).toEqual([])
  })

  it('a computer that wakes up locked is still left', async () => {
    const stage = new Stage()
    await stage.rules.leave('locked')
    await stage.rules.leave('asleep')
    await stage.rules.comeBack('asleep')
    expect(stage.paused()).toHaveLength(4)
    await stage.rules.comeBack('locked')
    expect(stage.paused()).toEqual([])
  })

  it('do nothing where that is not wanted, and nothing for accounts that cannot', async () => {
    const stage = new Stage()
    stage.settings = { locked: false, asleep: false, quit: false, dnd: false }
    for (const how of ['locked', 'asleep', 'quit'] as const) await stage.rules.leave(how)
    expect(await stage.rules.follow('a', true)).toBe(0)
    stage.settings = everything
    stage.unable.add('a')
    await stage.rules.leave('locked')
    expect(stage.paused()).toEqual(['b:1', 'b:2'])
  })

  it('take up what was paused although nobody answered, and remember it over a restart once it was seen', async () => {
    const stage = new Stage()
    stage.failure = network
    await stage.rules.leave('asleep')
    expect(stage.file.value.pauses).toEqual([])
    stage.change('a:1', { paused: {} })
    expect(stage.file.value.pauses).toEqual([{ queueId: 'a:1', cause: 'away' }])
    stage.failure = undefined
    await stage.rules.comeBack('asleep')
    expect([stage.paused(), stage.file.value.pauses]).toEqual([[], []])
  })

  it('what was refused was not paused, and is not taken up', async () => {
    const stage = new Stage()
    stage.failure = new CtiError('permission', { userMessage: 'no' })
    await stage.rules.leave('locked')
    stage.failure = undefined
    stage.change('a:1', { paused: { reason: 'Lunch' } })
    await stage.rules.comeBack('locked')
    expect([stage.paused(), stage.sent]).toEqual([['a:1'], []])
  })

  it('what the user takes up meanwhile, or leaves, is not touched again', async () => {
    const stage = new Stage()
    await stage.rules.leave('locked')
    stage.change('a:1', {})
    stage.change('a:1', { paused: { reason: 'Lunch' } })
    stage.change('a:2', { signedIn: false })
    await stage.rules.comeBack('locked')
    expect(stage.paused()).toEqual(['a:1'])
    expect(stage.sent.filter(([, on]) => !on).map(([id]) => id)).toEqual(['b:1', 'b:2'])
  })

  it('other news of a queue before its pause is told are no wish of the user', async () => {
    const stage = new Stage()
    stage.tells = false
    await stage.rules.leave('locked')
    stage.change('a:1', { waiting: 3 })
    stage.change('a:1', { waiting: 3, paused: {} })
    stage.tells = true
    await stage.rules.comeBack('locked')
    expect(stage.sent.filter(([, on]) => !on)).toHaveLength(4)
  })

  it('what was paused when the program ended is taken up at the next start, as soon as it is there', async () => {
    const stage = new Stage()
    await stage.rules.leave('quit')
    expect(stage.paused()).toHaveLength(4)
    stage.restart()
    await Promise.resolve()
    expect(stage.paused()).toEqual([])
    expect(stage.file.value.pauses).toEqual([])
  })

  it('without a connection they try again when the queue is told of again, after a refusal they do not', async () => {
    const stage = new Stage()
    await stage.rules.leave('locked')
    stage.failure = network
    await stage.rules.comeBack('locked')
    expect([stage.paused().length, stage.file.value.pauses.length]).toEqual([4, 4])
    stage.failure = new CtiError('permission', { userMessage: 'no' })
    stage.change('a:1', { paused: {}, waiting: 1 })
    await Promise.resolve()
    expect(stage.file.value.pauses).toHaveLength(3)
    stage.failure = undefined
    stage.change('a:2', { paused: {}, waiting: 1 })
    await Promise.resolve()
    expect(stage.paused()).not.toContain('a:2')
    expect(stage.paused()).toContain('a:1')
  })

  it('follow "do not disturb" of one account, and count what they paused', async () => {
    const stage = new Stage()
    stage.change('a:1', { paused: { reason: 'Lunch' } })
    expect(await stage.rules.follow('a', true)).toBe(1)
    expect(stage.paused()).toEqual(['a:1', 'a:2'])
    await stage.rules.leave('locked')
    await stage.rules.comeBack('locked')
    expect(stage.paused()).toEqual(['a:1', 'a:2'])
    await stage.rules.follow('a', false)
    expect(stage.paused()).toEqual(['a:1'])
  })

  it('what "do not disturb" paused stays so over a restart, until calls are wanted again', async () => {
    const stage = new Stage()
    await stage.rules.follow('a', true)
    stage.restart()
    await Promise.resolve()
    expect(stage.paused()).toEqual(['a:1', 'a:2'])
    await stage.rules.follow('a', false)
    expect(stage.paused()).toEqual([])
  })
})
