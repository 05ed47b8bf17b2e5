import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from './process.mjs'

const NOTICE_FILE = /^(licen[cs]e|copying|notice|copyright)([.-].*)?$/i
const LINE = '-'.repeat(80)
// For packages that name their licence and carry no text of it
const STANDARD_TEXTS = {
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF
CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS
SOFTWARE.`,
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`
}

const authorOf = ({ author }) => (typeof author === 'object' ? author?.name : author)
const sourceOf = ({ repository, homepage }) =>
  (typeof repository === 'object' ? repository?.url : repository)?.replace(/^git\+|\.git$/g, '') ?? homepage

function textsOf(folder, info) {
  const files = readdirSync(folder).filter((name) => NOTICE_FILE.test(name))
  const texts = files.sort().map((name) => readFileSync(join(folder, name), 'utf8').trim())
  if (texts.length > 0) return texts
  const standard = STANDARD_TEXTS[info.license]
  const author = authorOf(info)
  if (standard === undefined || author === undefined) {
    throw new PlainError(`The package ${info.name} has no licence text, so it cannot be handed on.`)
  }
  return [`Copyright (c) ${author}\n\n${standard}`]
}

function noticeOf(folder) {
  const info = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const title = `${info.name} ${info.version}`
  const head = [title, info.license && `Licence: ${info.license}`, sourceOf(info) && `Source: ${sourceOf(info)}`]
  return { title, text: [head.filter(Boolean).join('\n'), ...textsOf(folder, info)].join('\n\n') }
}

/**
 * The notices that go with the program, from the folders of the npm packages that are in it.
 * @throws PlainError when one of them says nothing about its licence
 */
export function licenceNotices(folders) {
  // the same version may be there twice, below different packages
  const notices = new Map(folders.map(noticeOf).map(({ title, text }) => [title, text]))
  const sorted = [...notices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)
  return ['Ringside contains these packages.', ...sorted].join(`\n\n${LINE}\n\n`) + '\n'
}
