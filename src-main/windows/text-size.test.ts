import { describe, expect, it } from 'vitest'
import { textSizes } from '../../src-preload/contract/settings.ts'
import { nextTextSize, textSizeStep } from './text-size.ts'
import type { TextSizeKey, TextSizeStep } from './text-size.ts'

const press = (change: Partial<TextSizeKey>): TextSizeKey => ({
  type: 'keyDown',
  key: '',
  code: '',
  control: true,
  meta: false,
  alt: false,
  ...change
})

describe('the keys of the text size', () => {
  it.each<[Partial<TextSizeKey>, TextSizeStep]>([
    [{ key: '+', code: 'Equal' }, 'larger'],
    [{ key: '=', code: 'Equal' }, 'larger'],
    [{ key: '+', code: 'BracketRight' }, 'larger'],
    [{ key: '+', code: 'NumpadAdd' }, 'larger'],
    [{ key: '-', code: 'Minus' }, 'smaller'],
    [{ key: '-', code: 'Slash' }, 'smaller'],
    [{ key: '-', code: 'NumpadSubtract' }, 'smaller'],
    [{ key: '0', code: 'Digit0' }, 'usual'],
    [{ key: '0', code: 'Numpad0' }, 'usual'],
    [{ key: 'Insert', code: 'Numpad0' }, 'usual']
  ])('%o means %s', (key, step) => {
    expect(textSizeStep(press(key), 'linux')).toBe(step)
  })

  it.each<Partial<TextSizeKey>>([
    { key: '+', control: false },
    { key: '+', alt: true },
    { key: '+', meta: true },
    { key: '+', type: 'keyUp' },
    { key: '_', code: 'Minus' },
    { key: '1', code: 'Digit1' }
  ])('%o means nothing', (key) => {
    expect(textSizeStep(press(key), 'linux')).toBeUndefined()
  })

  it('are those with Command on macOS', () => {
    expect(textSizeStep(press({ key: '+', control: false, meta: true }), 'darwin')).toBe('larger')
    expect(textSizeStep(press({ key: '+' }), 'darwin')).toBeUndefined()
  })
})

describe('the text size', () => {
  it('grows step by step to the largest and stays there, and back', () => {
    const [smallest] = textSizes
    const largest = textSizes.at(-1) ?? smallest
    const up = textSizes.map((size) => nextTextSize(size, 'larger'))
    const down = textSizes.map((size) => nextTextSize(size, 'smaller'))
    expect(up).toEqual([...textSizes.slice(1), largest])
    expect(down).toEqual([smallest, ...textSizes.slice(0, -1)])
  })

  it('is the usual one after Ctrl 0', () => {
    expect(textSizes.map((size) => nextTextSize(size, 'usual'))).toEqual(textSizes.map(() => 100))
  })
})
