/** How a referent reaches somebody, in words. */
export const contactChannelWords = {
  phone: "par téléphone",
  sms: "par SMS",
  mail: "par e-mail",
  meeting: "en rendez-vous",
  video: "en visioconférence",
  letter: "par courrier",
} as const;
