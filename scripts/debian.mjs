import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths.mjs'
import { atEnd, PlainError, run } from './process.mjs'
import { DEPENDS, RECOMMENDS } from './system-packages.mjs'

// Built by dpkg-deb alone: it is on every Debian and sets owners by itself, while electron-installer-debian needs fakeroot
// and, in its current version, a newer Node.

const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' }
const LIBRARY = 'usr/lib/ringside'
const TIMEOUT_MS = 5 * 60_000

// sorts before the release of the same number, so that a release replaces it
const versionOf = ({ version }, isForTesting) => (isForTesting ? `${version}~test` : version)

const architecture = () => ARCHITECTURES[process.arch] ?? process.arch

/** The name of the package's file. */
export const debianFile = (info, { isForTesting }) =>
  `${info.name}_${versionOf(info, isForTesting)}_${architecture()}.deb`

/** What Debian's tools read about the package. */
export function controlFile(info, { isForTesting, sizeKb }) {
  const [summary, details] = info.description.split(/:\s*/)
  const note = isForTesting ? ['A build for tests: its runtime is not the official one. Do not hand it to users.'] : []
  const description = [details && `It lets you ${details}`, ...note].filter(Boolean)
  return [
    `Package: ${info.name}`,
    `Version: ${versionOf(info, isForTesting)}`,
    `Architecture: ${architecture()}`,
    `Maintainer: ${info.author}`,
    `Installed-Size: ${sizeKb}`,
    `Depends: ${DEPENDS.join(', ')}`,
    `Recommends: ${RECOMMENDS.join(', ')}`,
    'Section: comm',
    'Priority: optional',
    `Description: ${summary}`,
    ...description.map((line) => ` ${line}`),
    ''
  ].join('\n')
}

/** The entry in the desktop's menu. On Wayland the popup could neither be placed nor kept on top, so it asks for X11. */
export const desktopEntry = (info) =>
  [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${info.productName}`,
    `Comment=${info.description}`,
    `Exec=/usr/bin/${info.name} --ozone-platform=x11`,
    `Icon=${info.name}`,
    `StartupWMClass=${info.productName}`,
    'Terminal=false',
    'Categories=Network;Telephony;',
    ''
  ].join('\n')

function putFile(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function copyTo(file, source) {
  mkdirSync(dirname(file), { recursive: true })
  copyFileSync(source, file)
}

function putShared(tree, info) {
  const shared = join(tree, 'usr', 'share')
  putFile(join(shared, 'applications', `${info.name}.desktop`), desktopEntry(info))
  copyTo(join(shared, 'doc', info.name, 'copyright'), join(root, 'LICENSE'))
  const icons = join(root, 'resources', 'icons')
  for (const name of readdirSync(icons).filter((file) => file.endsWith('.png'))) {
    const size = name.replace('.png', '')
    copyTo(join(shared, 'icons', 'hicolor', size, 'apps', `${info.name}.png`), join(icons, name))
  }
}

async function must(command, args) {
  const { code, output } = await run(command, args, { timeoutMs: TIMEOUT_MS })
  if (code !== 0) throw new PlainError(`${command} failed:\n${output.trim()}`)
  return output
}

/** Everything as it will lie on the user's disk. */
async function fillTree(tree, unpacked, info) {
  const library = join(tree, LIBRARY)
  mkdirSync(dirname(library), { recursive: true })
  cpSync(unpacked, library, { recursive: true, verbatimSymlinks: true })
  mkdirSync(join(tree, 'usr', 'bin'))
  symlinkSync(`../lib/ringside/${info.name}`, join(tree, 'usr', 'bin', info.name))
  putShared(tree, info)
  await must('chmod', ['-R', 'u=rwX,go=rX', tree])
  // where users may not make namespaces, Chromium's sandbox rests on this helper
  chmodSync(join(library, 'chrome-sandbox'), 0o4755)
}

/** Makes a Debian package of the unpacked program. */
export async function makeDebianPackage({ unpacked, info, file, isForTesting }) {
  const tree = join(dirname(file), 'debian-tree')
  const remove = () => rmSync(tree, { recursive: true, force: true })
  remove()
  const forget = atEnd(remove)
  try {
    await fillTree(tree, unpacked, info)
    const sizeKb = Number((await must('du', ['-sk', tree])).split('\t')[0])
    putFile(join(tree, 'DEBIAN', 'control'), controlFile(info, { isForTesting, sizeKb }))
    const compression = isForTesting ? ['-Zgzip', '-z1'] : ['-Zxz']
    await must('dpkg-deb', ['--root-owner-group', ...compression, '--build', tree, file])
  } finally {
    forget()
    remove()
  }
}
