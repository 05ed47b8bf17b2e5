import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'electron-builder'
import { ensureBuild } from './build.mjs'
import { UNBUNDLED } from './bundle.mjs'
import { debianFile, makeDebianPackage } from './debian.mjs'
import { ensureElectronRuntime } from './electron-runtime.mjs'
import { checkFuses, setFuses } from './fuses.mjs'
import { licenceNotices } from './licences.mjs'
import { inModules, root } from './paths.mjs'
import { main, PlainError } from './process.mjs'

const HELP = `Packages the program into dist/: a folder that runs as it is, and on Debian a .deb of it.

  npm run package                     for this system, with the official Electron runtime
  npm run package -- --for-testing    also with the fallback runtime; never hand such a package to users`

const NOTICES = join(root, 'out', 'packages', 'notices.txt')
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** The folders of all npm packages that are in the program: what the bundles are made of, and what is beside them. */
function packageFolders() {
  const lists = ['main', 'preload', 'renderer'].map((name) => join(root, 'out', 'packages', `${name}.json`))
  const unbundled = UNBUNDLED.flatMap((name) => {
    const { dependencies = {} } = readJson(inModules(name, 'package.json'))
    return [name, ...Object.keys(dependencies)].map((one) => inModules(one))
  })
  return [...lists.flatMap(readJson), ...unbundled]
}

/** What electron-builder packs: the three bundles, the resources and the one native addon. */
function configuration({ distPath, version }) {
  return {
    appId: 'org.ringside.app',
    productName: 'Ringside',
    directories: { output: 'dist' },
    electronDist: distPath,
    electronVersion: version,
    npmRebuild: false,
    files: [
      'out/{main,preload,renderer}/**',
      'resources/**',
      'package.json',
      '!node_modules/**',
      'node_modules/keytar/{package.json,lib/**}',
      `node_modules/keytar/prebuilds/${process.platform}-${process.arch}/**`
    ],
    extraFiles: [
      { from: 'LICENSE', to: 'LICENSE.ringside.txt' },
      { from: NOTICES, to: 'LICENSES.packages.txt' }
    ],
    asarUnpack: ['node_modules/keytar/prebuilds/**'],
    linux: { target: 'dir', icon: 'resources/icons', category: 'Network;Telephony' },
    // before anything is signed
    afterPack: finishRuntime
  }
}

/** The file that has the fuses. */
function runtimeFile({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename
  if (electronPlatformName === 'win32') return join(appOutDir, `${name}.exe`)
  if (electronPlatformName !== 'darwin') return join(appOutDir, packager.executableName)
  const framework = 'Electron Framework'
  return join(appOutDir, `${name}.app`, 'Contents', 'Frameworks', `${framework}.framework`, framework)
}

function finishRuntime(context) {
  // the fallback runtime's stand-in for a default app
  rmSync(join(context.appOutDir, 'resources', 'app'), { recursive: true, force: true })
  const file = runtimeFile(context)
  setFuses(file)
  checkFuses(file)
}

function unpackedFolder() {
  const found = readdirSync(join(root, 'dist')).find((name) => name.startsWith('linux') && name.endsWith('unpacked'))
  return join(root, 'dist', found ?? 'linux-unpacked')
}

async function packageApp(args) {
  if (args.some((arg) => arg !== '--for-testing')) {
    console.log(HELP)
    return args.includes('--help') ? 0 : 2
  }
  const isForTesting = args.includes('--for-testing')
  const runtime = await ensureElectronRuntime()
  if (runtime.kind !== 'official' && !isForTesting) {
    throw new PlainError(
      `Only the official Electron runtime may be packaged, and it could not be downloaded.\n\n${HELP}`
    )
  }
  await ensureBuild()
  writeFileSync(NOTICES, licenceNotices(packageFolders()))
  await build({ dir: true, publish: 'never', projectDir: root, config: configuration(runtime) })
  console.log('Packaged into dist/; its fuses were read back and are right.')
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-deb')) return 0
  const info = readJson(join(root, 'package.json'))
  const file = join(root, 'dist', debianFile(info, { isForTesting }))
  await makeDebianPackage({ unpacked: unpackedFolder(), info, file, isForTesting })
  console.log(`Made ${file}`)
  return 0
}

await main(() => packageApp(process.argv.slice(2)))
