-- phpMyAdmin SQL Dump
-- version 5.2.1
-- https://www.phpmyadmin.net/
--
-- Хост: localhost

SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
SET AUTOCOMMIT = 0;
START TRANSACTION;
SET time_zone = "+00:00";


/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;

--
-- База данных: `clinic`
--

DELIMITER $$
--
-- Процедуры
--
CREATE PROCEDURE `count_reasons` ()   BEGIN
  -- a comment; with a semicolon
  SELECT COUNT(*) FROM `reasons`;
END$$

DELIMITER ;

-- --------------------------------------------------------

--
-- Структура таблицы `reasons`
--

CREATE TABLE `reasons` (
  `id` int(11) NOT NULL,
  `name` varchar(50) NOT NULL,
  `made` timestamp NOT NULL DEFAULT current_timestamp()
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

--
-- Дамп данных таблицы `reasons`
--

INSERT INTO `reasons` (`id`, `name`, `made`) VALUES
(0, 'ноль', '2026-03-02 07:15:00'),
(1, 'Чистка зубов; \'полировка\'', '2026-03-02 07:15:01'),
(2, '-- not a comment', '2026-03-02 07:15:02');

-- --------------------------------------------------------

--
-- Структура таблицы `old_notes`
--

CREATE TABLE `old_notes` (
  `id` int(11) NOT NULL,
  `reason_id` int(11) NOT NULL,
  `body` text
) ENGINE=MyISAM DEFAULT CHARSET=cp1251;

INSERT INTO `old_notes` (`id`, `reason_id`, `body`) VALUES
(1, 1, 'приём'),
(2, 2, NULL);

--
-- Триггеры `reasons`
--
DELIMITER $$
CREATE TRIGGER `reasons_before` BEFORE INSERT ON `reasons` FOR EACH ROW SET NEW.name = TRIM(NEW.name)
$$
DELIMITER ;

--
-- Индексы сохранённых таблиц
--

ALTER TABLE `reasons`
  ADD PRIMARY KEY (`id`),
  ADD KEY `name` (`name`);

ALTER TABLE `old_notes`
  ADD PRIMARY KEY (`id`);

--
-- AUTO_INCREMENT для сохранённых таблиц
--
ALTER TABLE `reasons`
  MODIFY `id` int(11) NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=3;
COMMIT;

/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
