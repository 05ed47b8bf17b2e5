import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'electron-builder'
import { ensureBuild } from './build.mjs'
import { UNBUNDLED } from './bundle.mjs'
import { debianFile, makeDebianPackage } from './debian.mjs'
import { ensureElectronRuntime } from './electron-runtime.mjs'
import { checkFuses, setFuses } from './fuses.mjs'
import { licenceNotices } from './licences.mjs'
import { inModules, root } from './paths.mjs'
import { main, PlainError } from './process.mjs'
import { checkMaintained } from './supported-electron.mjs'

const HELP = `Packages the program into dist/: a folder that runs as it is, and on Debian a .deb of it.

  npm run package                     for this system, with the official Electron runtime
  npm run package -- --for-testing    also with the fallback runtime; never hand such a package to users
  npm run package -- --into FOLDER    into another folder`

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
const OPTIONS = {
  'for-testing': { type: 'boolean', default: false },
  into: { type: 'string', default: join(root, 'dist') },
  help: { type: 'boolean', default: false }
}

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
function configuration({ distPath, version }, folder, afterPack) {
  return {
    appId: 'org.ringside.app',
    productName: 'Ringside',
    directories: { output: folder },
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
    afterPack
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

function readOptions(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message.split('. ')[0] : error}\n\n${HELP}`)
  }
}

async function packageApp(args) {
  const { help, into, 'for-testing': isForTesting } = readOptions(args)
  if (help) return console.log(HELP)
  const runtime = await ensureElectronRuntime()
  if (runtime.kind !== 'official' && !isForTesting) {
    throw new PlainError(
      `Only the official Electron runtime may be packaged, and it could not be downloaded.\n\n${HELP}`
    )
  }
  if (!isForTesting) await checkMaintained(runtime.version)
  await ensureBuild()
  writeFileSync(NOTICES, licenceNotices(packageFolders()))
  const folder = resolve(into)
  let unpacked
  const config = configuration(runtime, folder, (context) => {
    unpacked = context.appOutDir
    finishRuntime(context)
  })
  await build({ dir: true, publish: 'never', projectDir: root, config })
  console.log(`Packaged into ${unpacked}; its fuses were read back and are right.`)
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-deb')) return
  const info = readJson(join(root, 'package.json'))
  const file = join(folder, debianFile(info, { isForTesting }))
  await makeDebianPackage({ unpacked, info, file, isForTesting })
  console.log(`Made ${file}`)
}

await main(() => packageApp(process.argv.slice(2)))
