export { type SmtpMood, startSmtpServer, type TakenMail, type TestSmtpServer } from './smtp-server.ts';
