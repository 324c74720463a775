-- ping: whether the server answers.
SELECT 1 AS Answer;
