import { cleanup, render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Account } from '../../../../src-preload/contract/account.ts'
import { emptyState } from '../../../../src-preload/contract/empty-state.ts'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import type { HistoryItem } from '../../../../src-preload/contract/services/history.ts'
import { mirror } from '../../../state/mirror.svelte.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../../testing/fake-bridge.ts'
import { fakeObservers } from '../../../testing/fake-observer.ts'
import { anAccount } from '../../../testing/samples.ts'
import CallsPage from '../CallsPage.svelte'
import { SoundPlayer, player } from './player.svelte.ts'

/** A sound of 10 s that plays and holds as it is told, and no more. */
class FakeAudio extends EventTarget {
  static made: FakeAudio[] = []
  static refuses = false
  currentTime = 0
  duration = Number.NaN
  playbackRate = 1
  src = ''
  paused = true
  error: unknown = null

  constructor() {
    super()
    FakeAudio.made.push(this)
  }

  play(): Promise<void> {
    if (FakeAudio.refuses) {
      this.error = { code: 4 }
      return Promise.reject(new Error('no such format'))
    }
    this.paused = false
    this.duration = 10
    this.dispatchEvent(new Event('durationchange'))
    this.dispatchEvent(new Event('playing'))
    return Promise.resolve()
  }

  pause(): void {
    this.paused = true
    this.dispatchEvent(new Event('pause'))
  }

  removeAttribute(): void {
    this.src = ''
  }

  moveTo(atS: number): void {
    this.currentTime = atS
    this.dispatchEvent(new Event('timeupdate'))
  }

  finish(): void {
    this.dispatchEvent(new Event('ended'))
  }
}

const messages = [1, 2].map((id) => ({ accountId: 'a', id: String(id), key: `a/${id}`, durationMs: 9_000 }))
const [FIRST, SECOND] = messages as [(typeof messages)[0], (typeof messages)[0]]
const last = (): FakeAudio => {
  const audio = FakeAudio.made.at(-1)
  if (audio === undefined) throw new Error('nothing is played')
  return audio
}

let bridge: FakeBridge
let opened = 0
let answer: (itemId: string) => ReturnType<FakeBridge['request']>

function install(items: readonly HistoryItem[] = []): void {
  bridge = installBridge({
    'playback.open': ({ itemId }) => answer(itemId) as never, // what main answers to this request
    'history.page': () => ok({ items: [...items], replaces: true }) as never, // all there is
    'history.sharedInbox': () => ok([]),
    'history.mark': () => ok({ gone: [] }),
    'history.transcript': () => ok('Please call back.')
  })
}

beforeEach(() => {
  FakeAudio.made = []
  FakeAudio.refuses = false
  opened = 0
  answer = () => Promise.resolve(ok({ mediaId: `m${++opened}` }) as never) // as above
  vi.stubGlobal('Audio', FakeAudio)
  fakeObservers()
  install()
})

afterEach(() => {
  player.stop()
  vi.unstubAllGlobals()
})

test('fetches a sound once, plays, holds and goes on', async () => {
  const sound = new SoundPlayer()
  expect(await sound.toggle(FIRST)).toBe(true)
  expect([sound.isPlaying, sound.lengthS, last().src]).toEqual([true, 10, '/media/m1'])
  expect(await sound.toggle(FIRST)).toBe(false)
  expect(sound.isPlaying).toBe(false)
  await sound.toggle(FIRST)
  expect([sound.isPlaying, bridge.inputsOf('playback.open')]).toEqual([true, [{ accountId: 'a', itemId: '1' }]])
})

test('another one ends the first, which is forgotten in main', async () => {
  const sound = new SoundPlayer()
  await sound.toggle(FIRST)
  const first = last()
  await sound.toggle(SECOND)
  expect([first.paused, sound.key, last().src]).toEqual([true, SECOND.key, '/media/m2'])
  expect(bridge.inputsOf('playback.close')).toEqual([{ mediaId: 'm1' }])
  first.moveTo(7)
  first.finish()
  expect([sound.atS, sound.isPlaying]).toEqual([0, true])
})

test('a sound that comes when nobody wants it any more is forgotten, and not heard', async () => {
  const sound = new SoundPlayer()
  let release = (): void => undefined
  const waiting = new Promise<void>((resolve) => (release = resolve))
  answer = async () => (await waiting, ok({ mediaId: 'late' }) as never)
  const begun = sound.toggle(FIRST)
  expect(sound.isFetching).toBe(true)
  sound.stop(FIRST.key)
  release()
  expect(await begun).toBe(false)
  expect([FakeAudio.made.length, bridge.inputsOf('playback.close')]).toEqual([0, [{ mediaId: 'late' }]])
})

test('stays within the sound, keeps its speed for the next one, and begins again after the end', async () => {
  const sound = new SoundPlayer()
  await sound.toggle(FIRST)
  sound.seek(99)
  expect(last().currentTime).toBe(10)
  sound.seek(-5)
  expect(last().currentTime).toBe(0)
  for (const speed of [1.5, 2, 0.75, 1, 1.5]) {
    sound.nextSpeed()
    expect(last().playbackRate).toBe(speed)
  }
  last().moveTo(10)
  last().finish()
  expect([sound.isPlaying, sound.atS]).toEqual([false, 0])
  await sound.toggle(SECOND)
  expect(last().playbackRate).toBe(1.5)
})

test('says what the telephone system answers, and fetches anew at the next press', async () => {
  const sound = new SoundPlayer()
  answer = () => Promise.resolve(failed('There is no such message.'))
  expect(await sound.toggle(FIRST)).toBe(false)
  expect([sound.problem, sound.isFetching]).toEqual(['There is no such message.', false])
  answer = () => Promise.resolve(ok({ mediaId: 'm1' }) as never) // as above
  expect(await sound.toggle(FIRST)).toBe(true)
  expect(sound.problem).toBeUndefined()
})

test('what the window cannot play is said and forgotten', async () => {
  const sound = new SoundPlayer()
  FakeAudio.refuses = true
  expect(await sound.toggle(FIRST)).toBe(false)
  expect(sound.problem).toBe('This sound cannot be played.')
  expect(bridge.inputsOf('playback.close')).toEqual([{ mediaId: 'm1' }])
})

const MESSAGE: HistoryItem = {
  id: '1',
  kind: 'voicemail',
  at: Date.now() - 60_000,
  seen: false,
  played: false,
  name: 'Nils Öberg',
  number: '+493023125301',
  durationMs: 9_000
}
const ABLE = ['dial', 'history', 'historyMarks', 'playback', 'transcripts'] as const

async function showPage(capabilities: readonly Capability[], account: Partial<Account> = {}): Promise<void> {
  install([MESSAGE])
  const known = anAccount({ capabilities: [...capabilities], ...account })
  bridge.revision = mirror.revision + 100
  bridge.state = { ...emptyState, accounts: { [known.id]: known } }
  mirror.connect(bridge)
  await vi.waitFor(() => expect(mirror.revision).toBe(bridge.revision))
  render(CallsPage)
  await screen.findByRole('row', { name: /: Nils Öberg,/ })
}

test('a message is played from its line and steered in its details, and is heard from then on', async () => {
  await showPage(ABLE)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Play: Nils Öberg' }))
  await vi.waitFor(() => expect(player.isPlaying).toBe(true))
  const bar = within(screen.getByRole('group', { name: 'Sound of Nils Öberg' }))
  await vi.waitFor(() =>
    expect(bridge.inputsOf('history.mark')).toEqual([
      { accountId: 'a1', which: { itemIds: ['1'] }, seen: true, played: true }
    ])
  )
  expect(player.isPlaying).toBe(true)
  const slider = bar.getByRole('slider', { name: 'Where it stands' })
  slider.focus()
  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}')
  expect([last().currentTime, slider.getAttribute('aria-valuetext')]).toEqual([5, '0:05 of 0:10'])
  await user.keyboard(' ')
  expect(player.isPlaying).toBe(false)
  await user.click(bar.getByRole('button', { name: /^Speed/ }))
  expect(last().playbackRate).toBe(player.speed)
  expect(player.speed).not.toBe(1)
})

test('the sound ends when its line is closed, and with the page', async () => {
  await showPage(ABLE)
  const user = userEvent.setup()
  const play = (): Promise<void> => user.click(screen.getByRole('button', { name: 'Play: Nils Öberg' }))
  await play()
  await vi.waitFor(() => expect(player.isPlaying).toBe(true))
  screen.getByRole('row', { name: /: Nils Öberg/ }).focus()
  await user.keyboard('{ArrowLeft}')
  await vi.waitFor(() => expect(bridge.inputsOf('playback.close')).toEqual([{ mediaId: 'm1' }]))
  await play()
  await vi.waitFor(() => expect(player.isPlaying).toBe(true))
  cleanup()
  await vi.waitFor(() => expect(bridge.inputsOf('playback.close')).toEqual([{ mediaId: 'm1' }, { mediaId: 'm2' }]))
})

test('what is said is read on request', async () => {
  await showPage(ABLE)
  const user = userEvent.setup()
  screen.getByRole('row', { name: /: Nils Öberg,/ }).focus()
  await user.keyboard('{ArrowRight}')
  await user.click(await screen.findByRole('button', { name: 'Show as text' }))
  expect(await screen.findByText('Please call back.')).toBeTruthy()
})

test('where the telephone system gives no sound there is no player', async () => {
  await showPage(['dial', 'history', 'historyMarks'])
  expect(screen.queryByRole('button', { name: /^Play/ })).toBeNull()
})
