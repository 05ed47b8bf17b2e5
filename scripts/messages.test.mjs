import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './paths.mjs'

const folder = join(root, 'src-preload', 'i18n', 'messages')

describe.each(readdirSync(folder))('the messages of language %s', (language) => {
  // of two, the last would be said in place of both, and JSON tells nobody
  it('have each name once', () => {
    const files = readdirSync(join(folder, language))
    const names = files.flatMap((file) => {
      const lines = readFileSync(join(folder, language, file), 'utf8').split('\n')
      return lines.flatMap((line) => /^ {2}"(\w+)":/.exec(line)?.[1] ?? [])
    })
    expect(names.length).toBeGreaterThan(500)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
