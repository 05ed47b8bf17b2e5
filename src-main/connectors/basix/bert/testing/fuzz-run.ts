import { fuzz } from './fuzz.ts'

const [count = '100000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
const { read, refused, slowestMs } = fuzz(Number(count), Number(seed))
process.stdout.write(
  `${count} frames, seed ${seed}: ${read} read, ${refused} refused, slowest ${slowestMs.toFixed(1)} ms\n`
)
