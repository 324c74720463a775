-- questions: how many statements the session has been asked so far, each one of a text of several, and one that failed, and this one, too.
SHOW SESSION STATUS LIKE 'Questions';
