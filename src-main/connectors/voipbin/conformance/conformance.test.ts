import { conformance } from '../../conformance.ts'
import { conformanceOptions } from '../testing/conformance-options.ts'

conformance(conformanceOptions)
