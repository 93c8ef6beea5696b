-- Who may read a case follows from the bill as it is now; nothing needs to be remembered of how a party came to it.

alter table case_view drop column pledged;
alter table case_reader drop column named;
