import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { markColours } from '../../src-preload/contract/mark-values.ts'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const [light = '', dark = ''] = css.split(":root[data-theme='dark']")

const token = (theme: string, name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(theme)?.[1] ?? ''

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = parts.map((one) =>
    one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

it.each([
  ['light', light],
  ['dark', dark]
])('each colour of an account is told from what is behind it, also as a text: %s', (_name, theme) => {
  const grounds = ['ground', 'surface', 'sunken', 'hover']
  const pairs = markColours.flatMap((colour) => grounds.map((ground) => ({ colour, ground })))
  const weak = pairs.filter(
    ({ colour, ground }) => !(contrast(token(theme, `mark-${colour}`), token(theme, ground)) >= 4.5)
  )
  expect(weak).toEqual([])
})

it('the first picture has the colours that the theme will have', () => {
  const first = css.split(':root:not([data-theme])')[1] ?? ''
  for (const name of ['ground', 'surface', 'sunken', 'line']) {
    expect(first).toContain(`--${name}: light-dark(${token(light, name)}, ${token(dark, name)});`)
  }
})
