/** How a referent reaches somebody, in words. */
export const contactChannelWords = {
  phone: "par téléphone",
  sms: "par SMS",
  mail: "par e-mail",
  meeting: "en rendez-vous",
  video: "en visioconférence",
  letter: "par courrier",
} as const;

/** How somebody says an answer to whoever follows them, who notes it. */
export const saidHowWords = {
  phone: "au téléphone",
  office: "au bureau",
  paper: "par écrit, sur papier",
} as const;
