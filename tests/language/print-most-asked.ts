import { MOST_ASKED, mostAskedSkills } from "./most-asked-skills.ts";

// The skills to say in plain words, one a line: number, job seekers, official name.
for (const { ogr, seekers, label } of mostAskedSkills().slice(0, MOST_ASKED))
  console.log(`${ogr}\t${seekers}\t${label}`);
