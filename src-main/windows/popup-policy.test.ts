import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Call } from '../../src-preload/contract/call.ts'
import { legStates } from '../../src-preload/contract/call.ts'
import {
  concerns,
  emptyPopup,
  followedBy,
  isHotkeyUseful,
  isPageShown,
  isStageShown,
  nextPopup,
  withHiddenCards,
  withoutCards
} from './popup-policy.ts'
import type { MainWindowFacts, Popup, PopupSituation } from './popup-policy.ts'
import { sampleCall } from './testing/samples.ts'

const record = (...calls: readonly Call[]): Record<string, Call> =>
  Object.fromEntries(calls.map((call) => [call.id, call]))
const away = (...calls: readonly Call[]): PopupSituation => ({
  calls: record(...calls),
  popupEnabled: true,
  isWanted: () => true,
  stageShown: false,
  answeredHere: new Set()
})
const atStage = (...calls: readonly Call[]): PopupSituation => ({ ...away(...calls), stageShown: true })
const idsOf = ({ cards }: Popup): readonly string[] => cards.map(({ callId }) => callId)
/** What is shown after all of these situations, one after the other. */
const after = (...situations: readonly PopupSituation[]): Popup => situations.reduce(nextPopup, emptyPopup)

const answeredElsewhere = { state: 'cleared', answeredElsewhere: true } as const

describe('the popup', () => {
  it('shows an incoming call that rings', () => {
    expect(after(away(sampleCall())).cards).toEqual([{ callId: 'a1:1', shownBy: 'event' }])
  })

  it.each(legStates.filter((state) => state !== 'alerting'))('does not show a call that is %s', (state) => {
    expect(idsOf(after(away(sampleCall({ state }))))).toEqual([])
  })

  it('does not show an outgoing call that rings at the other end', () => {
    expect(idsOf(after(away(sampleCall({ direction: 'outgoing' }))))).toEqual([])
  })

  it('puts the second call after the first, however they arrive', () => {
    const first = sampleCall({ id: 'z', startedAt: 1 })
    const second = sampleCall({ id: 'a', startedAt: 2 })
    expect(idsOf(after(away(second, first)))).toEqual(['z', 'a'])
    expect(idsOf(after(away(second), away(second, first)))).toEqual(['z', 'a'])
  })

  it('keeps a call closed that the user has closed, until it is gone', () => {
    const both = away(sampleCall(), sampleCall({ id: 'b' }))
    const closed = withoutCards(after(both), ['a1:1'])
    expect(idsOf(closed)).toEqual(['b'])
    expect(idsOf(nextPopup(closed, both))).toEqual(['b'])
    expect(nextPopup(closed, away(sampleCall({ id: 'b' }))).dismissed).toEqual(new Set())
  })

  it('keeps the card of a call that was answered elsewhere while the store keeps the call', () => {
    const shown = after(away(sampleCall()))
    expect(idsOf(nextPopup(shown, away(sampleCall(answeredElsewhere))))).toEqual(['a1:1'])
    expect(idsOf(nextPopup(shown, away()))).toEqual([])
  })

  it('does not come up for a call of which it only hears that it was answered elsewhere', () => {
    expect(idsOf(after(away(sampleCall(answeredElsewhere))))).toEqual([])
  })

  it('comes up only for the calls the user wants it for, until the hotkey asks for all', () => {
    const some = { ...away(sampleCall(), sampleCall({ id: 'b' })), isWanted: ({ id }: Call) => id === 'b' }
    expect(idsOf(after(some))).toEqual(['b'])
    const all = withHiddenCards(after(some), some)
    expect(idsOf(nextPopup(all, some))).toEqual(['a1:1', 'b'])
  })

  it('keeps the card of a call that was answered on a telephone, until its page has said so', () => {
    const talking = sampleCall({ state: 'connected', connectedAt: 1 })
    const shown = after(away(sampleCall()), away(talking))
    expect(idsOf(shown)).toEqual(['a1:1'])
    expect(idsOf(nextPopup(withoutCards(shown, ['a1:1']), away(talking)))).toEqual([])
    expect(idsOf(after(away(talking)))).toEqual([])
  })

  it('closes at once when the call is answered from here', () => {
    const answered = { ...away(sampleCall({ state: 'connected' })), answeredHere: new Set(['a1:1']) }
    expect(idsOf(after(away(sampleCall()), answered))).toEqual([])
  })

  it('closes at once when the caller gives up', () => {
    expect(idsOf(after(away(sampleCall()), away(sampleCall({ state: 'cleared' }))))).toEqual([])
  })

  it('stays away when it is switched off, and goes when it is switched off while it rings', () => {
    const off = { ...away(sampleCall()), popupEnabled: false }
    expect(idsOf(after(off))).toEqual([])
    expect(idsOf(after(away(sampleCall()), off))).toEqual([])
  })
})

describe('beside the main window, the popup', () => {
  it.each<[string, readonly PopupSituation[], readonly string[]]>([
    ['does not double a call on the stage', [atStage(sampleCall())], []],
    ['comes up once the stage is left', [atStage(sampleCall()), away(sampleCall())], ['a1:1']],
    ['stays when the stage is turned to', [away(sampleCall()), atStage(sampleCall())], ['a1:1']],
    [
      'stays while the user turns to and fro',
      [away(sampleCall()), atStage(sampleCall()), away(sampleCall()), atStage(sampleCall())],
      ['a1:1']
    ],
    [
      'keeps its card, and adds none, when a second call comes to the stage',
      [away(sampleCall()), atStage(sampleCall()), atStage(sampleCall(), sampleCall({ id: 'b' }))],
      ['a1:1']
    ],
    [
      'shows both once the stage is left',
      [away(sampleCall()), atStage(sampleCall(), sampleCall({ id: 'b' })), away(sampleCall(), sampleCall({ id: 'b' }))],
      ['a1:1', 'b']
    ],
    [
      'does not come up for a call that was answered at the stage',
      [atStage(sampleCall()), atStage(sampleCall({ state: 'connected' })), away(sampleCall({ state: 'connected' }))],
      []
    ],
    ['does not come up late for a call that is over', [atStage(sampleCall()), away()], []],
    [
      'does not say where a call went that it never showed',
      [atStage(sampleCall()), away(sampleCall(answeredElsewhere))],
      []
    ]
  ])('%s', (_what, situations, expected) => {
    expect(idsOf(after(...situations))).toEqual(expected)
  })

  it('does not bring back what the user has closed when the stage is left', () => {
    const closed = withoutCards(after(away(sampleCall())), ['a1:1'])
    expect(idsOf([atStage(sampleCall()), away(sampleCall())].reduce(nextPopup, closed))).toEqual([])
  })
})

describe('the hotkey', () => {
  it('brings back the cards of calls that still ring, in their order, and says that the user asked for them', () => {
    const first = sampleCall({ id: 'z', startedAt: 1 })
    const second = sampleCall({ id: 'a', startedAt: 2 })
    const situation = away(first, second)
    const recalled = withHiddenCards(withoutCards(after(situation), ['z']), situation)
    expect(nextPopup(recalled, situation)).toEqual({
      cards: [
        { callId: 'z', shownBy: 'hotkey' },
        { callId: 'a', shownBy: 'event' }
      ],
      dismissed: new Set()
    })
  })

  it('brings up a call that so far is only on the stage, and keeps it there', () => {
    const recalled = withHiddenCards(after(atStage(sampleCall())), atStage(sampleCall()))
    expect(idsOf(nextPopup(recalled, atStage(sampleCall())))).toEqual(['a1:1'])
  })

  it('brings nothing back that rings no more, and nothing where the popup is switched off', () => {
    const over = away(sampleCall({ state: 'connected' }), sampleCall({ id: 'b', ...answeredElsewhere }))
    expect(idsOf(withHiddenCards(withoutCards(after(away(sampleCall())), ['a1:1']), over))).toEqual([])
    expect(idsOf(withHiddenCards(emptyPopup, { ...away(sampleCall()), popupEnabled: false }))).toEqual([])
  })

  it('is taken from other programs only while a call rings that it can bring up', () => {
    expect(isHotkeyUseful(atStage(sampleCall()))).toBe(true)
    expect(isHotkeyUseful(away(sampleCall({ state: 'connected' })))).toBe(false)
    expect(isHotkeyUseful(away(sampleCall({ direction: 'outgoing' })))).toBe(false)
    expect(isHotkeyUseful({ ...away(sampleCall()), popupEnabled: false })).toBe(false)
  })
})

describe('the stage', () => {
  const facts: MainWindowFacts = { loaded: true, visible: true, minimized: false, focused: true }

  it('is before the eyes of the user in a main window that is loaded, on the screen and has the keyboard', () => {
    expect(isStageShown(facts)).toBe(true)
  })

  it.each<Partial<MainWindowFacts>>([{ loaded: false }, { visible: false }, { minimized: true }, { focused: false }])(
    'is not with %o',
    (change) => {
      expect(isStageShown({ ...facts, ...change })).toBe(false)
    }
  )

  it('can be seen without the keyboard, but not while the window loads, is hidden or minimised', () => {
    expect(isPageShown({ ...facts, focused: false })).toBe(true)
    const away = [{ loaded: false }, { visible: false }, { minimized: true }]
    expect(away.map((change) => isPageShown({ ...facts, ...change }))).toEqual([false, false, false])
  })
})

describe('in any order of events, the popup', () => {
  type Event =
    | { readonly type: 'stage'; readonly shown: boolean }
    | { readonly type: 'call'; readonly id: string; readonly state: Call['state'] | 'gone' }
    | { readonly type: 'dismiss'; readonly id: string }
    | { readonly type: 'hotkey' }

  const id = fc.constantFrom('a', 'b', 'c')
  const events: fc.Arbitrary<readonly Event[]> = fc.array(
    fc.oneof(
      fc.record({ type: fc.constant('stage' as const), shown: fc.boolean() }),
      fc.record({ type: fc.constant('call' as const), id, state: fc.constantFrom(...legStates, 'gone' as const) }),
      fc.record({ type: fc.constant('dismiss' as const), id }),
      fc.record({ type: fc.constant('hotkey' as const) })
    ),
    { maxLength: 40 }
  )

  interface World {
    readonly popup: Popup
    readonly situation: PopupSituation
  }

  const decided = (popup: Popup, situation: PopupSituation): World => ({
    popup: nextPopup(popup, situation),
    situation
  })

  function step({ popup, situation }: World, event: Event): World {
    if (event.type === 'dismiss') return decided(withoutCards(popup, [event.id]), situation)
    if (event.type === 'hotkey') return decided(withHiddenCards(popup, situation), situation)
    const next =
      event.type === 'stage' ? { ...situation, stageShown: event.shown } : { ...situation, calls: withCall(event) }
    return decided(popup, next)

    function withCall({ id: callId, state }: Extract<Event, { type: 'call' }>): Record<string, Call> {
      const { [callId]: _before, ...others } = situation.calls
      return state === 'gone' ? others : { ...others, [callId]: sampleCall({ id: callId, state }) }
    }
  }

  const start: World = { popup: emptyPopup, situation: away() }
  const isRinging = ({ calls }: PopupSituation, callId: string): boolean => calls[callId]?.state === 'alerting'

  /** Without those that only say where their call was answered. */
  const ringingCards = ({ popup, situation }: World): readonly string[] =>
    idsOf(popup).filter((callId) => !['connected', 'held'].includes(situation.calls[callId]?.state ?? ''))

  it('shows every call that rings while the stage is not before the eyes, unless the user has closed it', () => {
    fc.assert(
      fc.property(events, (sequence) => {
        const { popup, situation } = sequence.reduce(step, start)
        const ringing = Object.keys(situation.calls).filter((callId) => isRinging(situation, callId))
        const open = ringing.filter((callId) => !popup.dismissed.has(callId))
        const shown = ringingCards({ popup, situation })
        if (!situation.stageShown) expect([...shown].sort()).toEqual(open.sort())
        expect(shown.filter((callId) => !open.includes(callId))).toEqual([])
      })
    )
  })

  it('never loses a card because the stage comes before the eyes, nor because the same is told twice', () => {
    fc.assert(
      fc.property(events, (sequence) => {
        const world = sequence.reduce(step, start)
        expect(step(world, { type: 'stage', shown: true }).popup).toEqual(world.popup)
        expect(nextPopup(world.popup, world.situation)).toEqual(world.popup)
      })
    )
  })

  it('shows after the hotkey every call that rings', () => {
    fc.assert(
      fc.property(events, (sequence) => {
        const { popup, situation } = step(sequence.reduce(step, start), { type: 'hotkey' })
        const ringing = Object.keys(situation.calls).filter((callId) => isRinging(situation, callId))
        expect([...ringingCards({ popup, situation })].sort()).toEqual(ringing.sort())
      })
    )
  })

  it('is decided anew at every change of a call that could change it', () => {
    const change = events.filter((list) => list.every(({ type }) => type === 'call'))
    fc.assert(
      fc.property(events, change, (sequence, changes) => {
        const { popup, situation } = sequence.reduce(step, start)
        const after = changes.reduce(step, { popup, situation })
        const { calls } = after.situation
        const removed = Object.keys(situation.calls).filter((callId) => calls[callId] === undefined)
        if (concerns(followedBy(popup, situation), calls, removed)) return
        expect(nextPopup(popup, after.situation)).toEqual(popup)
        expect(isHotkeyUseful(after.situation)).toBe(isHotkeyUseful(situation))
      })
    )
  })

  it('is not decided anew because of calls that neither ring nor have a card', () => {
    const followed = followedBy(after(away(sampleCall())), away(sampleCall()))
    expect(concerns(followed, record(sampleCall({ id: 'b', state: 'held' })), ['c'])).toBe(false)
    expect(concerns(followed, record(sampleCall({ state: 'connected' })))).toBe(true)
    expect(concerns(followed, {}, ['a1:1'])).toBe(true)
    const others = [sampleCall({ id: 'b', state: 'held' }), sampleCall({ state: 'connected' })]
    expect(concerns(followed, record(...others))).toBe(true)
    expect(concerns(followed, {}, ['c', 'a1:1'])).toBe(true)
    expect(followedBy(emptyPopup, away(...others))).toEqual(new Set())
    expect(concerns(new Set(), record(sampleCall()))).toBe(true)
  })
})
