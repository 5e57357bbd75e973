// The one error table: code → status or close code, what happened, what to do. Runner, page, CLI and docs read it.
interface ErrorEntry {
  /** HTTP status; for socket errors also the WebSocket close code. */
  readonly status: number;
  readonly close?: number;
  /** One sentence of what happened; `{detail}`-style placeholders are filled by the thrower. */
  readonly what: string;
  /** One sentence of what to do. */
  readonly remedy: string;
}

export const errorTable = {
  // Handshake and HTTP
  BAD_REQUEST: {
    status: 400,
    what: 'The request cannot be read: {detail}.',
    remedy: 'Reload the page; if it stays, report it with the runner log.',
  },
  INVALID_FIELD: {
    status: 400,
    what: 'The field {field} is not usable: {detail}.',
    remedy: 'Correct the field and send it again.',
  },
  TOKEN_IN_URL: {
    status: 400,
    what: 'The token was sent in the query part of an address, where it can leak.',
    remedy: 'Open the address printed by npm start; its token sits behind the # sign.',
  },
  NOT_AUTHORISED: {
    status: 401,
    close: 4401,
    what: 'This page does not hold the token of the running lab.',
    remedy: 'Open the address printed by npm start, or print it again with: npx yard status',
  },
  HOST_NOT_ALLOWED: {
    status: 403,
    what: 'The lab does not answer to the host name {host}.',
    remedy: 'Use the address printed by npm start.',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    what: 'A page from {origin} may not use the lab.',
    remedy: 'Open the lab at the address printed by npm start.',
  },
  ROLE_NOT_ALLOWED: {
    status: 403,
    what: 'This act is not open to the console, nor to the instructor’s page.',
    remedy: 'Use the learner’s page, or yard on the host.',
  },
  INSTRUCTOR_ONLY: {
    status: 403,
    what: 'This is the instructor’s part.',
    remedy: 'Whoever runs the lab prints the instructor’s address on the host with: npx yard class link',
  },
  NO_SUCH_ROUTE: {
    status: 404,
    what: 'There is nothing at {path}.',
    remedy: 'Check the address; npx yard --help lists what the lab can do.',
  },
  NO_SUCH_LAB: {
    status: 404,
    close: 4404,
    what: 'There is no exercise {exercise}.',
    remedy: 'List the exercises with: yard check --list',
  },
  NOTHING_LEFT: {
    status: 404,
    what: 'Every exercise is passed.',
    remedy: 'Name one to check it again; list them with: yard check --list',
  },
  NO_SUCH_FILE: {
    status: 404,
    what: 'No lesson has given out a file {path}.',
    remedy: 'Edit it from the console instead, for instance with nano.',
  },
  NO_SUCH_CONSOLE: { status: 404, close: 4404, what: 'That console is gone.', remedy: 'Open a new one.' },
  NO_SUCH_NODE: {
    status: 404,
    what: 'There is no node {node}.',
    remedy: 'The nodes are zookeeper1, zookeeper2, zookeeper3, kafka1, kafka2 and kafka3.',
  },
  NOTHING_ON_DISK: {
    status: 404,
    what: 'On the disk of {broker} there is no {path}.',
    remedy: 'It may have been deleted or compacted since; list what is there with: yard log',
  },
  NO_MEMBERS: {
    status: 404,
    what: 'Group {group} has no members.',
    remedy: 'List the groups that have some with: yard groups',
  },
  METHOD_NOT_ALLOWED: { status: 405, what: '{method} is not allowed here.', remedy: 'Use {allowed}.' },
  TOO_SLOW: { status: 408, what: 'The request took too long to arrive.', remedy: 'Send it again.' },
  BODY_TOO_LARGE: {
    status: 413,
    what: 'The request is larger than {limit} bytes.',
    remedy: 'Send less at once.',
  },
  NOT_JSON: { status: 415, what: 'The request body is not application/json.', remedy: 'Send JSON.' },
  TOO_MANY_REQUESTS: {
    status: 429,
    close: 4429,
    what: 'Too many requests in a short time.',
    remedy: 'Wait {seconds} s and try again.',
  },
  INTERNAL: {
    status: 500,
    close: 1011,
    what: 'The lab-runner made a mistake of its own: {detail}.',
    remedy: 'Try again; if it stays, send us the runner log.',
  },
  BUSY: {
    status: 503,
    what: 'The lab serves as many connections as it can.',
    remedy: 'Close other tabs and try again in a few seconds.',
  },
  // Consoles
  INVALID_SIZE: {
    status: 400,
    what: 'A console has 2 to 500 columns and 1 to 300 rows.',
    remedy: 'Send whole numbers in that range.',
  },
  INVALID_MESSAGE: {
    status: 400,
    close: 1008,
    what: 'A message was not understood: {detail}.',
    remedy: 'Reload the page.',
  },
  MESSAGE_TOO_LARGE: {
    status: 413,
    close: 1009,
    what: 'A message was larger than {limit} bytes.',
    remedy: 'Paste in smaller pieces.',
  },
  SHELL_EXITED: {
    status: 409,
    what: 'The shell has ended.',
    remedy: 'Press the restart button to get a fresh one.',
  },
  TOO_MANY_SHELLS: {
    status: 409,
    what: 'There are already {limit} consoles open.',
    remedy: 'Close one first.',
  },
  MOVED: {
    status: 409,
    close: 4409,
    what: 'Another tab took this console.',
    remedy: 'Click to bring it back here.',
  },
  IDLE: {
    status: 408,
    close: 4408,
    what: 'The console was idle for long and was closed.',
    remedy: 'Open it again; your files are still there.',
  },
  SEAT_RESET: { status: 409, close: 4410, what: 'The cluster was reset.', remedy: 'Open a fresh console.' },
  // Cluster
  CLUSTER_NOT_READY: { status: 503, what: 'The cluster is {phase}: {detail}.', remedy: '{remedy}' },
  NODE_STATE: {
    status: 409,
    what: '{node} is {state}, so it cannot {action}.',
    remedy: 'See the states with: yard status',
  },
  NOT_SUPPORTED: { status: 501, what: 'The {driver} driver cannot {action}.', remedy: '{remedy}' },
  NODE_FAILED: {
    status: 500,
    what: '{node} ended while starting: {detail}.',
    remedy: 'Read its log with: yard logs {node}; yard reset makes a fresh cluster.',
  },
  START_TIMEOUT: {
    status: 504,
    what: '{what} did not come up within {seconds} s.',
    remedy: 'Read the logs with: yard logs; yard reset makes a fresh cluster.',
  },
  RESET_UNFINISHED: {
    status: 500,
    what: 'The soft reset did not end: {detail}.',
    remedy: 'Make a fresh cluster with: yard reset --hard',
  },
  START_ENDED: {
    status: 500,
    what: 'The lab ended while it was starting ({detail}).',
    remedy: 'Read its last words in {file} and start again.',
  },
  RUNNER_NOT_RUNNING: {
    status: 503,
    what: 'No lab is running on {dataDir}.',
    remedy: 'Start it with: npm start',
  },
  ALREADY_RUNNING: {
    status: 409,
    what: 'A lab is already running on {dataDir}, pid {pid}.',
    remedy: 'Use it at {address}, stop it with npm stop, or choose another --data-dir and --port-base.',
  },
  RUNNER_UNREACHABLE: {
    status: 503,
    what: 'The lab at {address} does not answer: {detail}.',
    remedy: 'See whether it runs with: npx yard status; start it with: npm start',
  },
  ANSWER_UNREADABLE: {
    status: 502,
    what: 'The answer of the lab was not understood: {detail}.',
    remedy: 'Another version may be running: stop it with npm stop and start it again with npm start.',
  },
  ZOOKEEPER_UNREACHABLE: {
    status: 503,
    what: 'ZooKeeper does not answer: {detail}.',
    remedy: 'See which nodes are up with: yard status; at least two of the three ZooKeepers must run.',
  },
  KAFKA_UNREACHABLE: {
    status: 503,
    what: '{broker} does not answer: {detail}.',
    remedy: 'See which nodes are up with: yard status, and read why with: yard logs {broker}',
  },
  KAFKA_REFUSED: {
    status: 503,
    what: 'Kafka refused what the grader asked: {detail}.',
    remedy: 'Try again in a few seconds; if it stays, make a fresh cluster with: yard reset',
  },
  RECORDS_UNREADABLE: {
    status: 500,
    what: 'The records of {topic}-{partition} from offset {offset} on cannot be read: {detail}.',
    remedy: 'Write them again, or make a fresh cluster with: yard reset',
  },
  GROUPS_UNKNOWN: {
    status: 503,
    what: 'Nothing can be said of consumer groups now: {detail}.',
    remedy: 'See how the cluster is doing with: yard status',
  },
  GROUP_NOT_TOLD_APART: {
    status: 409,
    what: 'Which program in the consoles is a member of group {group} cannot be told.',
    remedy: 'End everything that runs in the consoles with: yard groups stop {group} --everything',
  },
  GROUP_ELSEWHERE: {
    status: 409,
    what: 'Group {group} has members, and nothing runs in the lab’s consoles.',
    remedy:
      'End the program where it runs, with Ctrl-C; one that ended without goodbye stays a member for up to 45 s.',
  },
  PARTITION_OFFLINE: {
    status: 503,
    what: 'Partition {partition} of {topic} has no leader at the moment.',
    remedy: 'Start the brokers that hold it; see them with: yard status',
  },
  // Host
  NODE_TOO_OLD: {
    status: 500,
    what: 'Node {found} is too old; the lab needs {needed} or newer.',
    remedy: 'Install Node 22 or 24 from nodejs.org.',
  },
  JAVA_MISSING: { status: 500, what: 'Java was not found.', remedy: '{remedy}' },
  JAVA_TOO_OLD: {
    status: 500,
    what: 'Java {found} is too old; Kafka needs 17 or newer here.',
    remedy: '{remedy}',
  },
  MAVEN_MISSING: {
    status: 500,
    what: 'Maven was not found and Kafka has not been fetched yet.',
    remedy: '{remedy}',
  },
  DOCKER_UNAVAILABLE: {
    status: 500,
    what: 'Docker was asked for, but {detail}.',
    remedy: '{remedy}',
  },
  OTHER_DRIVER: {
    status: 409,
    what: 'The lab in {folder} was begun on the {begun} driver, and {asked} is asked for now.',
    remedy:
      'Leave RAILYARD_DRIVER alone, use another data folder, or delete its cluster first: yard down --volumes',
  },
  DOCKER_NAME_TAKEN: {
    status: 409,
    what: 'Docker has a {kind} {name} already that is not of this lab.',
    remedy: 'Remove it, or use another data folder: {remedy}',
  },
  DOCKER_FAILED: { status: 500, what: 'Docker cannot do its part: {detail}.', remedy: '{remedy}' },
  IMAGE_PULL_FAILED: {
    status: 500,
    what: 'The image {image} could not be pulled: {detail}.',
    remedy: '{remedy}',
  },
  IMAGE_BUILD_OFFLINE: {
    status: 500,
    what: 'The {image} image could not be built, because the build has no network: {detail}.',
    remedy: 'Check the network or proxy of Docker and start again; what is finished is kept.',
  },
  IMAGE_BUILD_FAILED: {
    status: 500,
    what: 'The {image} image could not be built; it failed at {step}: {detail}.',
    remedy:
      'Start again, what is finished is kept; see it in full with: docker build -f infra/images/Dockerfile --target {image} infra',
  },
  FETCH_FAILED: {
    status: 500,
    what: 'Kafka could not be fetched: {detail}.',
    remedy: 'Check the network or proxy and start again; nothing half-fetched is kept.',
  },
  CHECKSUM_MISMATCH: {
    status: 500,
    what: '{file} is not the file it should be: its checksum differs.',
    remedy: 'Start again to fetch it anew; if it stays, your mirror serves a changed file.',
  },
  PORT_TAKEN: {
    status: 500,
    what: 'Port {port}, wanted by {node}, is taken{by}.',
    remedy: 'Stop what uses it, or move all ports with --port-base 10000.',
  },
  DISK_FULL: {
    status: 500,
    what: 'There is too little space in {dir}: {free} free, {needed} needed.',
    remedy: 'Free some space, or choose another --data-dir.',
  },
  DIR_NOT_WRITABLE: {
    status: 500,
    what: 'The folder {dir} cannot be written: {detail}.',
    remedy: 'Make it writable, or choose another --data-dir.',
  },
  DATA_DIR_UNSUITABLE: {
    status: 500,
    what: 'The folder {dir} cannot hold the lab: {detail}.',
    remedy: 'Choose another --data-dir.',
  },
  SITE_BUILD_FAILED: {
    status: 500,
    what: 'The site could not be built: {detail}.',
    remedy: 'Read the lines above; they name the file.',
  },
  BAD_OPTION: { status: 400, what: '{option} cannot be {value}: {detail}.', remedy: 'See: npx yard --help' },
  BAD_USAGE: { status: 400, what: '{detail}.', remedy: '{help}' },
  BROKEN_LAB: { status: 500, what: 'A lab is broken: {detail}.', remedy: 'Correct the file that is named.' },
  BROWSER_MISSING: { status: 500, what: 'No Chromium was found for the browser tests.', remedy: '{remedy}' },
  // Progress
  NOT_SAVED: {
    status: 500,
    what: 'The verdict stands but could not be saved: {detail}.',
    remedy: 'Free disk space and check again.',
  },
  PROGRESS_NEWER: {
    status: 500,
    what: 'The progress file was written by a newer Railyard (schema {found}, this one knows {known}).',
    remedy: 'Update this copy; the file was left as it is.',
  },
  FILE_CHANGED: {
    status: 409,
    what: 'The file {path} is another one on the disk than when it was opened, so nothing was written.',
    remedy: 'Choose which of the two to go on with; the other is kept beside it.',
  },
  SOLUTION_LOCKED: {
    status: 409,
    what: 'The solution opens after a real attempt.',
    remedy: 'Press Check once, or insist.',
  },
  NEW_ATTEMPT: {
    status: 409,
    what: 'A new attempt with new values was begun.',
    remedy: 'Do the exercise with the new values and press Check again.',
  },
  PREDICTION_LOCKED: {
    status: 409,
    what: 'The prediction is locked already.',
    remedy: 'See how it compares, or try again with new values.',
  },
  // Between classes
  CLASS_CHANGING: {
    status: 503,
    what: 'The class is being changed: {detail}.',
    remedy: 'Wait until it is done; if it has stopped, the instructor goes on with: npx yard class next',
  },
  CLASS_STOPPED: {
    status: 500,
    what: 'Changing the class has stopped: {detail}.',
    remedy: 'Put that right, then go on where it stopped with: npx yard class next',
  },
  UNDO_REFUSED: {
    status: 409,
    what: 'The progress of the last class cannot be put back: {detail}.',
    remedy: 'Its results are kept; see where with: npx yard class results',
  },
  NO_SUCH_RESULTS: {
    status: 404,
    what: 'There is no results file {file}.',
    remedy: 'List them with: npx yard class results',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;
