import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The opening tags of all components that cut their text off. */
const cut = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.svelte'))
  .flatMap((file) => {
    const markup = readFileSync(join(root, file), 'utf8').replace(/<(script|style)[\s>][^]*?<\/\1>/g, '')
    return [...markup.matchAll(/<[a-z][^<]*?\bellipsis\b[^<]*?(?<!=)>/g)].map(([tag]) => ({ file, tag }))
  })

// `bdi` inside would keep the text's own direction, but the element would still cut it at the right: a Hebrew or Arabic
// text would lose its beginning
test('every element that cuts its text off takes its direction from the text', () => {
  expect(cut.length).toBeGreaterThan(20)
  expect(cut.filter(({ tag }) => !/\sdir=/.test(tag))).toEqual([])
})
