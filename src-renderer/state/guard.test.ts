import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { guard, GUARD_MS } from './guard.ts'

let end: () => void

beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = '<button id="old">old</button>'
  end = guard.install()
})
afterEach(() => {
  end()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** Adds a button and counts what reaches it. */
function add(id: string, reached: string[]): HTMLButtonElement {
  const button = document.createElement('button')
  button.id = id
  for (const type of ['click', 'keydown', 'pointerdown'] as const) {
    button.addEventListener(type, () => reached.push(`${id} ${type}`))
  }
  document.body.append(button)
  return button
}

const key = (name: string): KeyboardEvent =>
  new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })
const press = (): MouseEvent => new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 })
const down = (): Event => new Event('pointerdown', { bubbles: true, cancelable: true })

test('a text of several lines takes every key from the first moment on', () => {
  const field = document.createElement('textarea')
  guard.watch(() => {
    document.body.innerHTML = '<section data-guard="c1"></section>'
    document.querySelector('section')?.append(field)
  })
  expect(document.querySelector('section')?.hasAttribute('data-guarded')).toBe(true)
  expect([key('Enter'), key(' ')].map((event) => field.dispatchEvent(event))).toEqual([true, true])
})

test('what appears from outside takes neither press nor key in its first 600 ms, and everything after', () => {
  const reached: string[] = []
  let button: HTMLButtonElement | undefined
  guard.watch(() => (button = add('new', reached)))
  expect(button?.hasAttribute('data-guarded')).toBe(true)
  for (const event of [down(), press(), key('Enter'), key(' ')]) button?.dispatchEvent(event)
  button?.click()
  expect(reached).toEqual([])
  vi.advanceTimersByTime(GUARD_MS - 1)
  button?.dispatchEvent(press())
  expect(reached).toEqual([])
  vi.advanceTimersByTime(1)
  expect(button?.hasAttribute('data-guarded')).toBe(false)
  for (const event of [down(), press(), key('Enter')]) button?.dispatchEvent(event)
  expect(reached).toEqual(['new pointerdown', 'new click', 'new keydown'])
})

test('other keys go on, so that what is typed is not lost', () => {
  const reached: string[] = []
  let button: HTMLButtonElement | undefined
  guard.watch(() => (button = add('new', reached)))
  button?.dispatchEvent(key('Tab'))
  button?.dispatchEvent(key('a'))
  expect(reached).toEqual(['new keydown', 'new keydown'])
})

test('what moved by it is guarded, what stayed is not', () => {
  const reached: string[] = []
  const moved = add('moved', reached)
  const stayed = add('stayed', reached)
  let top = 0
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    return new DOMRect(0, this === moved ? top : 0, 10, 10)
  })
  guard.watch(() => (top = 165))
  moved.dispatchEvent(press())
  stayed.dispatchEvent(press())
  expect(reached).toEqual(['stayed click'])
})

test('what the user opened is not guarded, nor by a later change beside it', () => {
  const reached: string[] = []
  const opened = add('opened', reached)
  guard.watch(() => add('new', reached))
  opened.dispatchEvent(press())
  expect(reached).toEqual(['opened click'])
})

test('a press that begins too early does not count when it ends later', () => {
  const reached: string[] = []
  let button: HTMLButtonElement | undefined
  guard.watch(() => (button = add('new', reached)))
  vi.advanceTimersByTime(GUARD_MS - 10)
  button?.dispatchEvent(down())
  vi.advanceTimersByTime(50)
  button?.dispatchEvent(press())
  expect(reached).toEqual([])
})

test('a change that strikes nothing leaves the page free to move', () => {
  vi.advanceTimersByTime(10 * GUARD_MS)
  guard.watch(() => undefined)
  expect(guard.remainingMs()).toBe(0)
  guard.watch(() => document.querySelector('#old')?.remove())
  expect(guard.remainingMs()).toBe(GUARD_MS)
})

test('a group that shows something else in the same place is guarded whole', () => {
  const reached: string[] = []
  const group = document.createElement('div')
  group.dataset['guard'] = 'first call'
  document.body.append(group)
  const button = add('hang up', reached)
  group.append(button)
  guard.watch(() => group.append(document.createElement('p')))
  button.dispatchEvent(press())
  guard.watch(() => (group.dataset['guard'] = 'second call'))
  button.dispatchEvent(press())
  expect(reached).toEqual(['hang up click'])
})
