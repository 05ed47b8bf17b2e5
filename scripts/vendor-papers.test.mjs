import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './paths.mjs'

/** The numbers of the sections of a paper. */
const sectionsOf = (text) => [...text.matchAll(/^#{2,4} (\d+(?:\.\d+)*)\.? /gm)].map(([, number]) => number)

/** What a text cites: "Dstny API 4.1, 4.5 to 4.7" is three sections, "MiRTA 5.4" one, also where a comment is wrapped. */
function citedIn(text) {
  const unwrapped = text.replaceAll(/\n\s*(\*|\/\/) ?/g, ' ')
  const number = String.raw`\d+(?:\.\d+)*`
  const citation = new RegExp(
    String.raw`\b(\w+(?= API)|MiRTA|Basix|VoIPBin)(?: API)? (${number}(?:(?:, | to | and )${number}(?![\w.]*\w))*)`,
    'g'
  )
  return [...unwrapped.matchAll(citation)].flatMap(([, vendor, numbers]) =>
    numbers.split(/, | to | and /).map((section) => ({ vendor, section }))
  )
}

/** The sections of each paper, by the name in its title: "# Dstny API". */
function papers() {
  const folder = join(root, 'docs', 'vendors')
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
  return new Map(texts.map((text) => [/^# (\w+) API\n/.exec(text)?.[1], sectionsOf(text)]))
}

function sources() {
  const folders = ['src-main', 'src-preload/contract', 'src-renderer', 'e2e', 'bench']
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|svelte)$/.test(file))
      .map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') }))
  )
}

describe('the papers on vendors', () => {
  const known = papers()
  const all = sources()

  test.each([...known])('%s: each section has its own number', (_vendor, sections) => {
    expect(sections.length).toBeGreaterThan(5)
    expect(new Set(sections).size).toBe(sections.length)
  })

  test('each section that a comment cites is there', () => {
    const cited = all.flatMap(({ file, text }) => citedIn(text).map((one) => ({ file, ...one })))
    expect(cited.length).toBeGreaterThan(300)
    expect(cited.filter(({ vendor, section }) => known.get(vendor)?.includes(section) !== true)).toEqual([])
  })

  test('no comment cites in another form', () => {
    const other = all.filter(({ text }) => /Contract (dstny|mirta|basix|voipbin|callisto)\b/i.test(text))
    expect(other.map(({ file }) => file)).toEqual([])
  })

  test('notices a section that is gone, in a wrapped comment as well', () => {
    expect(citedIn('(Dstny API 4.1, 4.5 to 4.7; trust R6), Dstny API 6, "no answer 20 s"')).toEqual([
      { vendor: 'Dstny', section: '4.1' },
      { vendor: 'Dstny', section: '4.5' },
      { vendor: 'Dstny', section: '4.7' },
      { vendor: 'Dstny', section: '6' }
    ])
    expect(citedIn('/**\n * as it is (Dstny API\n * 2.3, Presence). */')).toEqual([{ vendor: 'Dstny', section: '2.3' }])
    expect(sectionsOf('## 4. Real time\n\n### 4.1 Channels\n\nSee 4.2.')).toEqual(['4', '4.1'])
  })
})
