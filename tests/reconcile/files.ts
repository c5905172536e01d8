import { FileFault } from '../../lib/exchange/fault';

/** A file of a text. */
export const file = (text: string) => new Blob([text]);

/** UTF-16 with its mark, as spreadsheets write it. */
export function utf16(text: string): Blob {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), true);
  return new Blob([bytes]);
}

export const latin1 = (text: string) => new Blob([Uint8Array.from(text, (char) => char.charCodeAt(0))]);

/** Why something is refused, with where. */
export async function faultOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof FileFault) {
      const { line, column, text } = error.where;
      return [error.kind, line, column, text].filter((part) => part !== undefined).join(' | ');
    }
    throw error;
  }
  return 'none';
}

const ID = '67e78d4f24eaa8f13ae8a7d';

/** The example of the evidence, and a day with all that it tells of. */
export const OLD_HEADER = 'workDate,itemID,duration,rateApplied,payout,payType,projectName,status';
export const OLD = `${OLD_HEADER}
"Mar 30, 2025",${ID}1,5m 30s,$26.50/hr,$2.43,prepay,hopper_v2,pending
"Mar 30, 2025",${ID}1,0:02:10,$8.00/hr,$0.29,overtimePay,hopper_v2,pending
"Mar 30, 2025",${ID}2,90,$26.50/hr,$0.66,regularPay,hopper_v2,paid
"Mar 31, 2025",-,—,-,$50.00,missionReward,hopper_v2,processed
"Mar 31, 2025",-,-,-,-$1.20,adjustment,hopper_v2,canceled
`;
export const NEW_HEADER = 'Work Date,Item ID,Project Name,Duration,Rate,Payable,Type,Status';
export const NEW = `${NEW_HEADER}
2025-03-30,${ID}1,hopper_v2,5m 30s,$26.50/hr,$2.43,Task,pending
2025-03-30,${ID}1,hopper_v2,2m 10s,$8.00/hr,$0.29,Exceeded Time,pending
2025-03-30,${ID}2,hopper_v2,1m 30s,$26.50/hr,$0.66,Task,paid
2025-03-31,-,hopper_v2,—,-,$50.00,Mission Reward,processed
2025-03-31,-,hopper_v2,-,-,-$1.20,Adjustment,cancelled
`;
