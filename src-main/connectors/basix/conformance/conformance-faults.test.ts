import { faultConformance } from '../../conformance.ts'
import { allOptions } from '../testing/conformance-options.ts'

faultConformance(allOptions)
