import { conformance } from '../../conformance.ts'
import { plainOptions } from '../testing/conformance-options.ts'

conformance(plainOptions)
